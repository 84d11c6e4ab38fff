import * as Refund from "./refund.js";
import * as Gateway from "./gateway.js";
import * as Policy from "./policy.js";
import * as RecoveryPolicy from "./recovery-policy.js";
import * as RefundEnd from "./refund-end.js";

// Ribbon commands name their functions from the window: CrmPayments.Refund.openFromForm.
const host = window as { CrmPayments?: object };
host.CrmPayments = { ...host.CrmPayments, Gateway, Policy, RecoveryPolicy, Refund, RefundEnd };
