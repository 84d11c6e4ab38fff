import type { RefundDialogEvent, RefundDialogState } from "./state.js";

export type Dispatch = (event: RefundDialogEvent) => void;

/** What one kind of state looks like. */
export interface Screen<State extends RefundDialogState> {
  readonly element: HTMLElement;
  /** Where the keyboard starts. */
  readonly focus: HTMLElement;
  /** The same screen after its state changed; what the user typed is not built anew. */
  readonly update: (state: State) => void;
}

/** What a screen may ask of the dialog around it. */
export interface Frame {
  readonly dispatch: Dispatch;
  readonly close: () => void;
  readonly openRefund: (refundId: string) => void;
  /** The key of a refund that is asked for anew. */
  readonly newKey: () => string;
}

export type { StateNamed as StateOf } from "./state.js";
