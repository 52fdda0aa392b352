// What Balise gives a teacher's office suite, opened by LibreOffice without a screen: it must open, and
// say what was written. The core's tests leave the files and what they must say in
// `target/balise/office/`; this only opens and compares.

import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'

const run = promisify(execFile)
const FOLDER = process.env.BALISE_OFFICE ?? new URL('../../target/balise/office', import.meta.url).pathname
const SOFFICE = process.env.SOFFICE ?? 'soffice'
// Field ; text quoted by " ; UTF-8 ; from line 1 ; no column forced ; French ; what is shown, and no
// formula read from the file: as a person's own LibreOffice opens a CSV file.
const READ_CSV = 'CSV:59,34,UTF8,1,,1036,false,true,false'
// The same, written: every cell quoted, as it is shown.
const WRITE_CSV = 'csv:Text - txt - csv (StarCalc):59,34,UTF8,1,,1036,true,true,false'

let work

// A person's LibreOffice in France: days and decimals as they are written there.
const FRENCH = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>fr-FR</value></prop></item>
</oor:items>`

before(async () => {
  work = await mkdtemp(join(tmpdir(), 'balise-office-'))
  await mkdir(join(work, 'profile/user'), { recursive: true })
  await writeFile(join(work, 'profile/user/registrymodifications.xcu'), FRENCH)
})

after(() => rm(work, { recursive: true, force: true }))

/** Runs LibreOffice with a profile of its own, so that a person's is neither read nor locked. */
async function soffice(...options) {
  const profile = `-env:UserInstallation=file://${join(work, 'profile')}`
  await run(SOFFICE, [profile, '--headless', '--norestore', ...options], { timeout: 180_000 })
}

/** The rows of a CSV text whose cells are quoted. */
function rows(text) {
  const table = [['']]
  let quoted = false
  const plain = text.replace(/^\uFEFF/, '').replace(/\r\n/g, '\n').replace(/\n$/, '')
  for (let at = 0; at < plain.length; at += 1) {
    const row = table.at(-1)
    const letter = plain[at]
    if (quoted && letter === '"' && plain[at + 1] === '"') {
      row[row.length - 1] += '"'
      at += 1
    } else if (letter === '"') {
      quoted = !quoted
    } else if (!quoted && letter === ';') {
      row.push('')
    } else if (!quoted && letter === '\n') {
      table.push([''])
    } else {
      row[row.length - 1] += letter
    }
  }
  return table
}

/** A number is compared by its value: LibreOffice does not write the last zeros of one in a CSV file. */
function value(cell) {
  return /^\d+,\d+$/.test(cell) ? cell.replace(/0+$/, '').replace(/,$/, '') : cell
}

const sheets = JSON.parse(await readFile(join(FOLDER, 'sheets.json'), 'utf8'))

for (const ending of ['csv', 'ods']) {
  test(`LibreOffice reads every .${ending} as it was written`, async () => {
    const wanted = sheets.filter((sheet) => sheet.file.endsWith(`.${ending}`))
    assert.ok(wanted.length > 0)
    const out = join(work, ending)
    const files = wanted.map((sheet) => join(FOLDER, sheet.file))
    const filter = ending === 'csv' ? [`--infilter=${READ_CSV}`] : []
    await soffice(...filter, '--convert-to', WRITE_CSV, '--outdir', out, ...files)
    for (const { file, rows: expected } of wanted) {
      const converted = await readFile(join(out, file.replace(/\.\w+$/, '.csv')), 'utf8')
      const said = (table) => table.map((row) => row.map(value))
      assert.deepEqual(said(rows(converted)), said(expected), file)
    }
  })
}
