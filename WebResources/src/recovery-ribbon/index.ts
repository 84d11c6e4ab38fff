import * as Recovery from "./case.js";
import * as RecoveryTask from "./task.js";

// Ribbon commands name their functions from the window: CrmPayments.RecoveryTask.logCall.
const host = window as { CrmPayments?: object };
host.CrmPayments = { ...host.CrmPayments, Recovery, RecoveryTask };
