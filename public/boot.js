// Starts the program. A file of its own because the page's policy refuses inline scripts.
// It holds no logic of the application: it finds where this copy of Balise lives, checks that the
// program is the one that was built, and remembers a button pressed before the program was there.

const root = document.documentElement;
const home = new URL('.', import.meta.url);
root.dataset.base = home.pathname;

// A relative icon would be looked for anew, and elsewhere, each time the address changes.
const icon = document.querySelector('link[rel="icon"]');
if (icon) icon.href = new URL('icon.svg', home).href;

// A tripwire: the views never write markup, so nothing that looks like a script may pass here.
const scriptLike = /<\s*(script|iframe|object|embed|base|meta|link)|\son\w+\s*=|javascript:/i;
if (window.trustedTypes) {
  window.trustedTypes.createPolicy('default', {
    createHTML(markup) {
      if (scriptLike.test(markup)) throw new TypeError('refused markup');
      return markup;
    },
    // The one worker: it reads codes in the camera's pictures.
    createScriptURL(address) {
      if (address !== new URL('scan.js', home).pathname) throw new TypeError('refused script');
      return address;
    },
  });
}

// An answer or a button used before the program is there is not lost: it is used again afterwards.
document.addEventListener('click', (event) => {
  const button = event.target.closest?.('#app button[id]');
  if (button && !root.dataset.ready) root.dataset.early = button.id;
});

const failed = (reason) => {
  root.dataset.failed = '1';
  document.getElementById('boot-failed')?.removeAttribute('hidden');
  console.error('Balise', reason);
};

try {
  const boot = document.getElementById('boot');
  const script = new URL(boot.dataset.js, document.baseURI);
  const wasm = new URL(boot.dataset.wasm, document.baseURI);
  const integrity = document.querySelector(`link[href="${boot.dataset.wasm}"]`)?.integrity;
  if (!integrity) throw new Error('unsigned program');
  const [program, code] = await Promise.all([
    import(script.href),
    fetch(wasm, { integrity }),
  ]);
  if (!code.ok) throw new Error(`${code.status}`);
  await program.default({ module_or_path: code });
} catch (reason) {
  failed(reason);
}
