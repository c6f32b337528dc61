// Puts the chat where this script stands: <script src="https://…/embed.js" defer></script>
(() => {
  'use strict';

  const script = document.currentScript;
  const frame = document.createElement('iframe');
  frame.src = new URL('./?embed=1', script.src).href;
  frame.title = 'RelationsBot';
  // As attributes, so that any style sheet of the page may say otherwise.
  frame.width = '448';
  frame.height = '576';
  frame.style.cssText = 'border: 1px solid #d6dae1; border-radius: 12px; max-width: 100%;';
  script.after(frame);
})();
