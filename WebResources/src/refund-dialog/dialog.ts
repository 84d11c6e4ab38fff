import { failureOf } from "./failure.js";
import type { RefundAnswer, RefundOptions, RefundProgress, RefundRequest } from "./model.js";
import type { RefundDialogEvent, RefundDialogState } from "./state.js";
import { next, opened } from "./state.js";

/** What the dialog needs from the CRM. Each rejects with what the client API rejects with. */
export interface RefundService {
  readonly options: () => Promise<RefundOptions>;
  readonly request: (request: RefundRequest) => Promise<RefundAnswer>;
  readonly progress: (refundId: string) => Promise<RefundProgress>;
}

export interface RefundDialogParts {
  readonly service: RefundService;
  readonly show: (state: RefundDialogState, dispatch: (event: RefundDialogEvent) => void) => void;
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Unique for this dialog: the server makes one refund of it, however often it arrives. */
  readonly idempotencyKey: string;
}

/** How long to wait before each look at the refund, in milliseconds; about two minutes in all. */
export const looks: readonly number[] = [400, 600, 1000, 1000, 1500, 2000, 2500, ...Array.from({ length: 22 }, () => 5000)];

/** Runs the state machine: every state that waits for the CRM starts its call when it is entered. */
export class RefundDialog {
  private state: RefundDialogState;

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
  };

  private async work(state: RefundDialogState): Promise<void> {
    if (state.kind === "loading") await this.load();
    if (state.kind === "sending") await this.send(state.request);
    if (state.kind === "following") await this.follow(state.refundId);
  }

  private async load(): Promise<void> {
    try {
      this.dispatch({ kind: "loaded", options: await this.parts.service.options() });
    } catch (error) {
      const failure = failureOf(error);
      this.dispatch({ kind: "loadFailed", message: failure.kind === "rejected" ? failure.message : "" });
    }
  }

  private async send(request: RefundRequest): Promise<void> {
    try {
      this.dispatch({ kind: "answered", answer: await this.parts.service.request(request) });
    } catch (error) {
      this.dispatch(failureOf(error));
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
