/** The client API: on the page itself in a form's script, on the page around it in a dialog's web resource. */
export function clientApi(): Xrm.XrmStatic {
  const own = (window as { readonly Xrm?: Xrm.XrmStatic }).Xrm;
  const around = (window.parent as unknown as { readonly Xrm?: Xrm.XrmStatic }).Xrm;
  const xrm = own ?? around;
  if (xrm === undefined) throw new Error("This page works only inside a model-driven app: there is no Xrm around it.");
  return xrm;
}
