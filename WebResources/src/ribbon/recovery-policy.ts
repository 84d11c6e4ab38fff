import { customApi } from "../platform/custom-api.js";
import { clientApi } from "../platform/xrm.js";

interface Answer {
  readonly Outcome: string;
  readonly Message: string;
}

/** Create Default Policies on the list: makes the built-in recovery policies rows, once, and says what came of it. */
export async function createDefaults(grid: Xrm.Controls.GridControl): Promise<void> {
  const xrm = clientApi();
  const { Message } = await customApi<Answer>(xrm, "cpay_CreateDefaultPolicies", {});
  grid.refresh();
  await xrm.Navigation.openAlertDialog({ text: Message });
}
