global using CrmPayments.Core;
global using Microsoft.Xrm.Sdk;
global using Microsoft.Xrm.Sdk.Query;
global using CrmMoney = Microsoft.Xrm.Sdk.Money;
global using Money = CrmPayments.Core.Money;
