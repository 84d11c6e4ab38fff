import { failureOf } from "./failure.js";
import type { CustomerCheckAnswer, CustomerFacts, Draft, RefundAnswer, RefundOptions, RefundProgress, RefundRequest, StepUpAnswer } from "./model.js";
import type { StepUp } from "./rounds.js";
import type { RefundDialogEvent, RefundDialogState } from "./state.js";
import { next, opened } from "./state.js";

/** What the dialog needs from the CRM. Each rejects with what the client API rejects with. */
export interface RefundService {
  readonly options: () => Promise<RefundOptions>;
  /** What the refund asked for that is to be tried again; undefined: the dialog starts empty. */
  readonly earlier: (options: RefundOptions) => Promise<Draft | undefined>;
  readonly request: (request: RefundRequest) => Promise<RefundAnswer>;
  readonly requestCode: (request: RefundRequest) => Promise<StepUpAnswer>;
  readonly checkCustomer: (facts: CustomerFacts) => Promise<CustomerCheckAnswer>;
  readonly progress: (refundId: string) => Promise<RefundProgress>;
}

export interface RefundDialogParts {
  readonly service: RefundService;
  readonly show: (state: RefundDialogState, dispatch: (event: RefundDialogEvent) => void) => void;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Unique for this dialog: the server makes one refund of it, however often it arrives. */
  readonly idempotencyKey: string;
}

/** The server's sentence about what went wrong; empty where no answer came. Nothing moves money here, so it can be asked again. */
function sentenceOf(error: unknown): string {
  const failure = failureOf(error);
  return failure.kind === "rejected" ? failure.message : "";
}

/** How long to wait before each look at the refund, in milliseconds; about two minutes in all. */
export const looks: readonly number[] = [400, 600, 1000, 1000, 1500, 2000, 2500, ...Array.from({ length: 22 }, () => 5000)];

/** Runs the state machine: every state that waits for the CRM starts its call when it is entered. */
export class RefundDialog {
  private state: RefundDialogState;
  private clock = 0;

  constructor(private readonly parts: RefundDialogParts) {
    this.state = opened(parts.idempotencyKey);
  }

  get current(): RefundDialogState {
    return this.state;
  }

  async open(): Promise<void> {
    this.parts.show(this.state, this.dispatch);
    await this.work(this.state);
  }

  readonly dispatch = (event: RefundDialogEvent): void => {
    const before = this.state;
    this.state = next(before, event);
    if (this.state === before) return;
    this.parts.show(this.state, this.dispatch);
    if (this.state.kind !== before.kind) void this.work(this.state);
    if (this.state.kind === "checkingCustomer" && event.kind === "factsGiven") void this.checkCustomer(event.facts);
  };

  private async work(state: RefundDialogState): Promise<void> {
    if (state.kind === "loading") await this.load();
    if (state.kind === "sending") await this.send(state.request);
    if (state.kind === "requestingCode") await this.requestCode(state.request);
    if (state.kind === "stepUp") await this.tick(state);
    if (state.kind === "following") await this.follow(state.refundId);
  }

  private async load(): Promise<void> {
    try {
      const options = await this.parts.service.options();
      const earlier = await this.parts.service.earlier(options);
      this.dispatch({ kind: "loaded", options, ...(earlier && { earlier }) });
    } catch (error) {
      this.dispatch({ kind: "loadFailed", message: sentenceOf(error) });
    }
  }

  private async send(request: RefundRequest): Promise<void> {
    try {
      this.dispatch({ kind: "answered", answer: await this.parts.service.request(request) });
    } catch (error) {
      this.dispatch(failureOf(error));
    }
  }

  private async requestCode(request: RefundRequest): Promise<void> {
    try {
      const answer = await this.parts.service.requestCode(request);
      this.dispatch({ kind: "codeAnswered", answer, now: this.parts.now() });
    } catch (error) {
      this.dispatch({ kind: "codeFailed", message: sentenceOf(error), now: this.parts.now() });
    }
  }

  /** What the customer said goes to the server and is kept nowhere. */
  private async checkCustomer(facts: CustomerFacts): Promise<void> {
    try {
      this.dispatch({ kind: "customerChecked", answer: await this.parts.service.checkCustomer(facts) });
    } catch (error) {
      this.dispatch({ kind: "checkFailed", message: sentenceOf(error) });
    }
  }

  /** Lets the countdown of a sent code run while this screen is shown; a screen that is shown again takes over. */
  private async tick({ code }: StepUp): Promise<void> {
    const mine = ++this.clock;
    while (code !== undefined && mine === this.clock && this.state.kind === "stepUp") {
      this.dispatch({ kind: "ticked", now: this.parts.now() });
      await this.parts.wait(1000);
    }
  }

  private async follow(refundId: string): Promise<void> {
    for (const milliseconds of looks) {
      await this.parts.wait(milliseconds);
      await this.look(refundId);
      if (this.state.kind !== "following" || !this.state.watching) return;
    }
    this.dispatch({ kind: "watchEnded" });
  }

  private async look(refundId: string): Promise<void> {
    const progress = await this.parts.service.progress(refundId).catch(() => undefined); // a look that fails is made again
    if (progress !== undefined) this.dispatch({ kind: "progressed", progress });
  }
}
