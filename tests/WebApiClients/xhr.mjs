// The part of a browser's XMLHttpRequest that dataverse-webapi's browser flavour uses, over fetch. Its Node flavour always
// speaks https and drops the port, so it cannot reach a local server; the package itself stays as it was published.
class XMLHttpRequest {
  readyState = 0;
  status = 0;
  response = "";
  onreadystatechange = null;
  #method;
  #url;
  #headers = {};
  #received;

  open(method, url) {
    this.#method = method;
    this.#url = url;
  }

  setRequestHeader(name, value) {
    this.#headers[name] = value;
  }

  getAllResponseHeaders() {
    return [...this.#received].map(([name, value]) => `${name}: ${value}`).join("\r\n");
  }

  async send(body) {
    const response = await fetch(this.#url, { method: this.#method, headers: this.#headers, body: body || undefined });
    this.#received = response.headers;
    this.response = await response.text();
    this.status = response.status;
    this.readyState = 4;
    this.onreadystatechange?.();
  }
}

globalThis.XMLHttpRequest = XMLHttpRequest;
