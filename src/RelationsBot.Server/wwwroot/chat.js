// The chat: Web Chat against this server's own Direct Line. One conversation for each browser tab, kept across reloads.
(() => {
  'use strict';

  const kept = 'relationsbot.conversation';
  const address = path => new URL(path, location.href).href;
  const domain = address('v3/directline');
  const element = document.getElementById('webchat');
  const notice = document.getElementById('notice');
  const restart = document.getElementById('restart');
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const narrow = matchMedia('(max-width: 480px)');

  let directLine = null;
  let store = null;
  let attempt = 0;
  let unsent = '';

  // Counts beginnings: what an earlier one was still waiting for no longer matters.
  let beginning = 0;

  // A browser may forbid a page in a frame to keep anything: then the conversation ends with the page.
  const remembered = () => {
    try {
      return JSON.parse(sessionStorage.getItem(kept));
    } catch {
      return null;
    }
  };

  const keep = conversation => {
    try {
      if (conversation) {
        sessionStorage.setItem(kept, JSON.stringify(conversation));
      } else {
        sessionStorage.removeItem(kept);
      }
    } catch {
      // Forbidden.
    }
  };

  // Direct Line renews its token by itself; the one to come back with is the latest.
  const current = () => directLine && directLine.conversationId && directLine.token
    ? { conversationId: directLine.conversationId, token: directLine.token }
    : null;

  const remember = () => current() && keep(current());

  const say = text => {
    notice.textContent = text;
    notice.hidden = !text;
  };

  const styleOptions = () => {
    const colours = dark.matches
      ? { back: '#16181c', bot: '#24282f', user: '#1d4f8f', text: '#eceef1', quiet: '#b0b7c3', accent: '#8ab8f5', line: '#3a4049' }
      : { back: '#ffffff', bot: '#f3f5f8', user: '#dbe9fb', text: '#1b1d21', quiet: '#555b66', accent: '#0b57a8', line: '#d6dae1' };
    return {
      primaryFont: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
      accent: colours.accent,
      backgroundColor: colours.back,
      subtle: colours.quiet,
      paddingRegular: 12,
      bubbleBackground: colours.bot,
      bubbleTextColor: colours.text,
      bubbleBorderColor: colours.bot,
      bubbleBorderRadius: 12,
      bubbleFromUserBackground: colours.user,
      bubbleFromUserTextColor: colours.text,
      bubbleFromUserBorderColor: colours.user,
      bubbleFromUserBorderRadius: 12,
      bubbleMaxWidth: 640,
      cardEmphasisBackgroundColor: colours.bot,
      hideUploadButton: true,
      sendBoxBackground: colours.back,
      sendBoxTextColor: colours.text,
      sendBoxPlaceholderColor: colours.quiet,
      sendBoxButtonColor: colours.accent,
      sendBoxButtonShadeColor: 'transparent',
      sendBoxButtonShadeColorOnHover: colours.bot,
      sendBoxHeight: 48,
      sendBoxBorderTop: `solid 1px ${colours.line}`,
      suggestedActionLayout: narrow.matches ? 'stacked' : 'flow',
      suggestedActionsStackedLayoutButtonTextWrap: true,
      suggestedActionBackgroundColor: colours.back,
      suggestedActionTextColor: colours.accent,
      suggestedActionBorderColor: colours.line,
      suggestedActionBorderRadius: 18,
      suggestedActionBorderWidth: 1,
      suggestedActionHeight: 36,
      suggestedActionBackgroundColorOnHover: colours.bot,
      suggestedActionBackgroundColorOnFocus: colours.bot,
      timestampColor: colours.quiet,
      groupTimestamp: 300000,
    };
  };

  const render = () => WebChat.renderWebChat({ directLine, store, locale: 'en-US', styleOptions: styleOptions() }, element);

  // What a person says clears what the page says, and is kept until the server has it.
  const listen = () => next => action => {
    if (action.type === 'DIRECT_LINE/POST_ACTIVITY' && action.payload.activity.type === 'message') {
      say('');
      unsent = action.payload.activity.text || '';
    } else if (action.type === 'DIRECT_LINE/POST_ACTIVITY_FULFILLED') {
      unsent = '';
    }
    return next(action);
  };

  const connect = options => {
    const mine = WebChat.createDirectLine({ domain, ...options });
    const lost = () => mine === directLine && recover();
    directLine = mine;
    // A store of its own: a new conversation begins with an empty transcript.
    store = WebChat.createStore({}, listen);
    let watched = false;
    mine.connectionStatus$.subscribe(status => {
      if (mine !== directLine) {
        return;
      }
      if (status === 2) {
        attempt = 0;
        restart.hidden = false;
        remember();
        if (!watched) {
          // A conversation that is gone for good ends the activities and leaves the status as it is.
          watched = true;
          setTimeout(() => mine === directLine && mine.activity$.subscribe({ error: lost }));
        }
      } else if (status >= 3) {
        lost();
      }
    });
    render();
    if (unsent) {
      store.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: unsent } });
      unsent = '';
    }
  };

  const leave = () => {
    if (directLine) {
      const old = directLine;
      directLine = null;
      old.end();
    }
  };

  const later = act => {
    const mine = beginning;
    attempt += 1;
    say('The bot cannot be reached. Trying again …');
    setTimeout(() => mine === beginning && act(), Math.min(30000, 1000 * 2 ** attempt));
  };

  // The status of the answer, 0 where there is none, and its body where that is JSON.
  const ask = async (path, options) => {
    try {
      const response = await fetch(address(path), options);
      return { status: response.status, body: await response.json() };
    } catch {
      return { status: 0 };
    }
  };

  const begin = async reason => {
    const mine = ++beginning;
    keep(null);
    leave();
    const { status, body } = await ask('chat/token', { method: 'POST' });
    if (mine !== beginning) {
      return;
    }
    if (status === 200) {
      connect({ token: body.token });
      say(reason);
    } else if (status === 403) {
      say('This chat is not set up for the address that it was opened at (Server:PublicUrl).');
    } else {
      later(() => begin(reason));
    }
  };

  // Where the token died or the server forgot the conversation, begin anew and say so; where the server is away, wait for it.
  const recover = async (conversation = current() || remembered()) => {
    const mine = ++beginning;
    leave();
    const { status } = conversation
      ? await ask(`v3/directline/conversations/${conversation.conversationId}/activities?watermark=0`, { headers: { Authorization: `Bearer ${conversation.token}` } })
      : { status: 404 };
    if (mine !== beginning) {
      return;
    }
    if (status === 200) {
      connect({ ...conversation, watermark: '0' });
      say('');
    } else if (status === 0 || status === 429 || status >= 500) {
      later(() => recover(conversation));
    } else {
      begin('The earlier conversation has ended. A new one has begun.');
    }
  };

  restart.addEventListener('click', () => {
    unsent = '';
    begin('');
  });
  addEventListener('pagehide', remember);
  dark.addEventListener('change', () => directLine && render());
  narrow.addEventListener('change', () => directLine && render());

  const earlier = remembered();
  if (earlier && earlier.conversationId && earlier.token) {
    recover(earlier);
  } else {
    begin('');
  }
})();
