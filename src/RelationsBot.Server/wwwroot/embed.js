// Puts the chat where this script stands: <script src="https://…/embed.js" defer></script>
(() => {
  'use strict';

  const script = document.currentScript;
  const frame = document.createElement('iframe');
  frame.src = new URL('./?embed=1', script.src).href;
  frame.title = 'RelationsBot';
  frame.style.cssText = 'border: 1px solid #c9ced6; border-radius: 8px; width: 100%; max-width: 28rem; height: 36rem; max-height: 90vh;';
  script.after(frame);
})();
