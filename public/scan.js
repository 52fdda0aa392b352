// Starts the program that reads codes, in its worker. The page says which files, with their
// signatures; nothing is loaded that was not built with it. `null` tells the page that it failed.

self.onmessage = async ({ data: [js, jsIntegrity, wasm, wasmIntegrity] }) => {
  self.onmessage = null;
  try {
    if (!jsIntegrity || !wasmIntegrity) throw new Error('unsigned reader');
    const [script, code] = await Promise.all([
      fetch(js, { integrity: jsIntegrity }),
      fetch(wasm, { integrity: wasmIntegrity }),
    ]);
    if (!script.ok || !code.ok) throw new Error('no reader');
    const program = await import(js);
    await program.default({ module_or_path: code });
  } catch (reason) {
    console.error('Balise', reason);
    self.postMessage(null);
  }
};
