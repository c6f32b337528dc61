// The chat: Web Chat against this server's own Direct Line. One conversation for each browser tab, kept across reloads.
(() => {
  'use strict';

  const kept = 'relationsbot.conversation';
  const domain = `${location.origin}/v3/directline`;
  const element = document.getElementById('webchat');
  const notice = document.getElementById('notice');
  const restart = document.getElementById('restart');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const narrow = matchMedia('(max-width: 480px)');

  let directLine = null;
  let store = null;
  let attempt = 0;

  const remembered = () => {
    try {
      return JSON.parse(sessionStorage.getItem(kept));
    } catch {
      return null;
    }
  };

  // Direct Line renews its token by itself; the one to come back with is the latest.
  const remember = () => {
    if (directLine && directLine.conversationId && directLine.token) {
      sessionStorage.setItem(kept, JSON.stringify({ conversationId: directLine.conversationId, token: directLine.token }));
    }
  };

  const say = text => {
    notice.textContent = text;
    notice.hidden = !text;
  };

  const styleOptions = () => {
    const colours = dark.matches
      ? { back: '#16181c', bot: '#2a2f37', user: '#1d4f8f', text: '#eceef1', quiet: '#b0b7c3', accent: '#8ab8f5', line: '#454b55' }
      : { back: '#ffffff', bot: '#f2f4f7', user: '#d6e6fa', text: '#1b1d21', quiet: '#555b66', accent: '#0b57a8', line: '#c9ced6' };
    return {
      accent: colours.accent,
      backgroundColor: colours.back,
      subtle: colours.quiet,
      bubbleBackground: colours.bot,
      bubbleTextColor: colours.text,
      bubbleBorderColor: colours.line,
      bubbleBorderRadius: 8,
      bubbleFromUserBackground: colours.user,
      bubbleFromUserTextColor: colours.text,
      bubbleFromUserBorderColor: colours.line,
      bubbleFromUserBorderRadius: 8,
      bubbleMaxWidth: 640,
      hideUploadButton: true,
      sendBoxBackground: colours.back,
      sendBoxTextColor: colours.text,
      sendBoxPlaceholderColor: colours.quiet,
      sendBoxButtonColor: colours.accent,
      sendBoxButtonShadeColor: colours.bot,
      sendBoxBorderTop: `solid 1px ${colours.quiet}`,
      sendTimeoutForAttachments: 20000,
      suggestedActionLayout: narrow.matches ? 'stacked' : 'flow',
      suggestedActionsStackedLayoutButtonTextWrap: true,
      suggestedActionBackgroundColor: colours.back,
      suggestedActionTextColor: colours.accent,
      suggestedActionBorderColor: colours.accent,
      suggestedActionBackgroundColorOnHover: colours.bot,
      suggestedActionBackgroundColorOnFocus: colours.bot,
      timestampColor: colours.quiet,
    };
  };

  const render = () => WebChat.renderWebChat({ directLine, store, locale: 'en-US', styleOptions: styleOptions() }, element);

  const fetchToken = async () => {
    const response = await fetch('/chat/token', { method: 'POST' });
    if (!response.ok) {
      throw new Error(`no token: ${response.status}`);
    }
    return response.json();
  };

  const connect = options => {
    const mine = WebChat.createDirectLine({ domain, ...options });
    directLine = mine;
    // A store of its own: a new conversation begins with an empty transcript.
    store = WebChat.createStore();
    mine.connectionStatus$.subscribe(status => {
      if (mine !== directLine) {
        return;
      }
      if (status === 2) {
        attempt = 0;
        restart.hidden = false;
        remember();
      } else if (status === 3 || status === 4) {
        // The token died, or the server forgot the conversation: begin anew, and say so.
        begin('The earlier conversation has ended. A new one has begun.');
      }
    });
    render();
  };

  const begin = async reason => {
    sessionStorage.removeItem(kept);
    if (directLine) {
      const old = directLine;
      directLine = null;
      old.end();
    }
    try {
      const { token } = await fetchToken();
      connect({ token });
      say(reason);
    } catch {
      attempt += 1;
      say('The bot cannot be reached. Trying again …');
      setTimeout(() => begin(reason), Math.min(30000, 1000 * 2 ** attempt));
    }
  };

  restart.addEventListener('click', () => begin(''));
  addEventListener('pagehide', remember);
  dark.addEventListener('change', () => directLine && render());
  narrow.addEventListener('change', () => directLine && render());

  const earlier = remembered();
  if (earlier && earlier.conversationId && earlier.token) {
    connect({ ...earlier, watermark: '0' });
  } else {
    begin('');
  }
})();
