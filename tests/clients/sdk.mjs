// A conversation with a running server by the client of the Bot Framework SDK for JavaScript, the one that bots call other bots with: first with
// all replies inline, then with replies through a Connector that this program plays.
// It needs botframework-connector, which is large (95 packages, 87 MB) and so not among the packages of this folder: see README.md.
// usage: node sdk.mjs [http://localhost:3978]
import { once } from 'node:events';
import { createServer } from 'node:http';
import { randomUUID } from 'node:crypto';
import assert from 'node:assert/strict';
import connector from 'botframework-connector';

const server = (process.argv[2] ?? 'http://localhost:3978').replace(/\/$/, '');
const turns = [
  { say: 'When did Koizumi first go to Pyongyang?', expect: '17 September 2002', cites: true },
  { say: 'why?', expect: 'Summit', cites: true },
  { say: 'and who did he meet?', expect: 'Kim Jong Il', cites: true },
  { say: 'When did Koizumi visit Seoul?', expect: "don't say", cites: false },
];

// Without an app id neither side sends a token.
const authentication = connector.BotFrameworkAuthenticationFactory.create(
  undefined, false, undefined, undefined, undefined, undefined, undefined, undefined, undefined,
  new connector.PasswordServiceClientCredentialFactory('', ''), {}, undefined, {});
const client = authentication.createBotFrameworkClient();

const arrived = [];
const replies = createServer((request, response) => {
  let body = '';
  request.on('data', part => body += part).on('end', () => {
    arrived.push({ path: request.url, authorization: request.headers.authorization, activity: JSON.parse(body) });
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ id: `r${arrived.length}` }));
  });
});
replies.listen(0, '127.0.0.1');
await once(replies, 'listening');
const serviceUrl = `http://127.0.0.1:${replies.address().port}`;

async function send(conversation, activity) {
  const answer = await client.postActivity('', '', `${server}/api/messages`, serviceUrl, conversation, {
    id: randomUUID(), channelId: 'test', conversation: { id: conversation }, from: { id: 'user', role: 'user' }, recipient: { id: 'bot', role: 'bot' }, ...activity,
  });
  assert.equal(answer.status, 200, JSON.stringify(answer.body));
  return answer.body;
}

function check(turn, reply, how) {
  assert.equal(reply.type, 'message');
  assert.ok(reply.text.includes(turn.expect), `${how}: "${turn.say}" was answered with "${reply.text}"`);
  assert.equal(/\[1\]\s+\[1\] .+, paragraph \d+, sentence \d+/.test(reply.text), turn.cites, `${how}: citations of "${reply.text}"`);
  console.log(`${how}  ${turn.say}  ->  ${reply.text.split('\n')[0]}`);
}

const inline = randomUUID();
for (const turn of turns) {
  const body = await send(inline, { type: 'message', text: turn.say, deliveryMode: 'expectReplies' });
  assert.equal(body.activities.length, 1);
  check(turn, body.activities[0], 'inline   ');
}
assert.equal(arrived.length, 0, 'replies that are expected inline do not go through the Connector');

const called = randomUUID();
await send(called, { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }, { id: 'user' }] });
assert.equal(arrived.length, 1, 'one welcome');
for (const turn of turns) {
  const before = arrived.length;
  await send(called, { type: 'message', text: turn.say });
  assert.equal(arrived.length, before + 1, 'one reply');
  const { path, authorization, activity } = arrived.at(-1);
  assert.match(path, new RegExp(`^/v3/conversations/${called}/activities/`));
  assert.equal(authorization, undefined);
  check(turn, activity, 'connector');
}

replies.close();
console.log(`done: ${turns.length} turns inline, ${turns.length} through the Connector`);
