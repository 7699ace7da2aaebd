// @ts-check
/** Another page of the site, for the templates in it. Only read: nothing of it runs or is shown. */

/**
 * @param {string} address
 * @returns {Promise<Document>}
 */
export function pageAt(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () =>
      request.responseXML ? resolve(request.responseXML) : reject(new Error(`no page: ${address}`));
    request.onerror = () => reject(new Error(`no page: ${address}`));
    request.send();
  });
}
