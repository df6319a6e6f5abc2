// For CloudFront, on viewer request: a folder's address means its index.html, as on any web server.
function handler(event) {
  var request = event.request;
  // One slash only, or the redirect below could lead to another website.
  var uri = request.uri.replace(/^\/+/, "/");
  if (uri.endsWith("/")) {
    request.uri = uri + "index.html";
    return request;
  }
  if (uri.split("/").pop().includes(".")) {
    return request;
  }
  return {
    statusCode: 301,
    statusDescription: "Moved Permanently",
    headers: { location: { value: uri + "/" } },
  };
}
