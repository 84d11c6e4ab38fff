export interface Actions {
  readonly submit: (comment: string) => void;
  readonly close: () => void;
}

/** What a state looks like, and where the keyboard starts in it. */
export interface Shown {
  readonly element: HTMLElement;
  readonly focus: HTMLElement;
}
