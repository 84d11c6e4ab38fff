import * as Refund from "./refund.js";

// Ribbon commands name their functions from the window: CrmPayments.Refund.openFromForm.
const host = window as { CrmPayments?: object };
host.CrmPayments = { ...host.CrmPayments, Refund };
