//! A lesson changed on its way to the browser: for what no published module holds.

const ORDER = `
### Mets ces gestes dans l’ordre {#rangement .ordre}

> [!TIP]
> Que peut-on faire sans attendre ?

1. Regarder {#regarder}
2. Écrire {#ecrire}
3. Prévenir {#prevenir}
4. Revenir {#revenir}

> [!NOTE]
> Chaque geste prépare le suivant.

`;

/** Adds a list to put in order to the first step of m2, in the document that its page carries. */
export async function withOrder(page) {
  await page.route('**/eleve/m2/', async (route) => {
    const answer = await route.fetch();
    const body = (await answer.text()).replace(
      /(<script type="application\/json" data-doc="donnees\/m2\.json">)([^]*?)(<\/script>)/,
      (_, before, text, after) => before + withQuestion(text) + after,
    );
    await route.fulfill({ response: answer, body });
  });
}

function withQuestion(text) {
  const lesson = JSON.parse(text);
  lesson.source = lesson.source.replace(/\n## L’histoire/, `${ORDER}$&`);
  return JSON.stringify(lesson).replaceAll('<', '\\u003c');
}
