// The Direct Line client library that Web Chat is built on, in Node. It says that it is ready, and is then given a line for each thing to do:
// {"connect":options}, {"post":activity} or {"reconnect":conversation}. It writes a line for each thing that happens: {"status"}, {"activity"},
// {"posted"}, {"refused"}, {"token"}, {"warning"} and {"lost"}.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const tell = event => process.stdout.write(`${JSON.stringify(event)}\n`);

// What the library takes from a browser.
Object.assign(globalThis, { XMLHttpRequest: require('xhr2'), WebSocket: require('ws').WebSocket });
for (const kind of ['log', 'warn', 'error']) {
  console[kind] = (...words) => tell({ warning: words.join(' ') });
}

// It renews its token every 15 minutes, and comes back within 15 seconds after a lost socket. "renew" and "haste" are what it waits instead, in ms.
let renew, haste;
const wait = globalThis.setInterval;
globalThis.setInterval = (act, delay, ...rest) => wait(act, delay >= 900_000 ? renew ?? delay : Math.min(delay, haste ?? delay), ...rest);

const { DirectLine } = require('botframework-directlinejs');
let client, token;

const connect = options => {
  ({ renew, haste } = options);
  client = new DirectLine(options);
  client.connectionStatus$.subscribe(status => tell({ status, conversationId: client.conversationId, token: token = client.token }));
  client.activity$.subscribe(activity => tell({ activity }), error => tell({ lost: error.message }));
  wait(() => {
    if (client.token !== token) {
      token = client.token;
      tell({ token });
    }
  }, 50);
};

createInterface({ input: process.stdin }).on('line', line => {
  const { connect: options, post, reconnect } = JSON.parse(line);
  if (options) {
    connect(options);
  }
  if (post) {
    client.postActivity(post).subscribe(id => tell({ posted: id }), error => tell({ refused: error.status ?? error.message }));
  }
  if (reconnect) {
    client.reconnect(reconnect);
  }
}).on('close', () => process.exit());

tell({ ready: true });
