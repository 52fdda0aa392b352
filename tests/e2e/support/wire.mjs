//! What travels to a page, seen by its browser: used by measure.mjs.

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

/**
 * Everything the page itself receives, with its moment since the start of the navigation.
 *
 * `loadingFinished.encodedDataLength` already holds the response's headers (checked against the sockets of host.mjs); earlier events only tell how much of it had come by a given moment.
 */
export async function listen(session) {
  let start = null;
  let lastEvent = Date.now();
  const open = new Map();
  const arrivals = [];
  const requests = [];
  const since = (event) => (event.timestamp - start) * 1000;
  const received = (event, bytes, done) => {
    const request = open.get(event.requestId);
    if (!request) return;
    lastEvent = Date.now();
    arrivals.push({ at: since(event), bytes });
    request.bytes += bytes;
    if (done) {
      request.finished = since(event);
      open.delete(event.requestId);
    }
  };
  session.on('Network.requestWillBeSent', (event) => {
    if (!event.request.url.startsWith('http')) return;
    start ??= event.timestamp;
    if (event.redirectResponse) received(event, event.redirectResponse.encodedDataLength, true);
    const request = { url: event.request.url, at: since(event), bytes: 0, finished: null };
    requests.push(request);
    open.set(event.requestId, request);
    lastEvent = Date.now();
  });
  session.on('Network.responseReceived', (event) => received(event, event.response.encodedDataLength, false));
  session.on('Network.dataReceived', (event) => received(event, event.encodedDataLength, false));
  session.on('Network.loadingFinished', (event) => {
    const already = open.get(event.requestId)?.bytes ?? 0;
    received(event, event.encodedDataLength - already, true);
  });
  session.on('Network.loadingFailed', (event) => received(event, 0, true));
  await session.send('Network.enable');
  return {
    bytes: (moment) => sum(arrivals.filter(({ at }) => at <= moment).map(({ bytes }) => bytes)),
    requests: (moment) => requests.filter(({ at }) => at <= moment).length,
    arrival: (wanted) => requests.find(({ url }) => wanted(url))?.finished ?? null,
    // A dedicated worker's own script never « finishes » in the page's session, hence silence rather than an empty list.
    quiet: () => Date.now() - lastEvent > 1500,
    repeated: () => [...new Set(requests.map(({ url }) => url).filter((url, index, urls) => urls.indexOf(url) !== index))],
    elsewhere: (origin) => requests.map(({ url }) => url).filter((url) => !url.startsWith(`${origin}/`)),
  };
}
