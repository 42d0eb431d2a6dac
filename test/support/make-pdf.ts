/** One page of a made PDF: its content stream in PDF operators, and what else its dictionary says. */
export interface PageSource {
  readonly content: string;
  /** How its content is packed, if it is: `/FlateDecode`. */
  readonly filter?: string;
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: number;
  /** Further entries of its dictionary, and of its resources. */
  readonly entries?: string;
  readonly resources?: string;
}

/** Fonts that need not be embedded: /F1 is Helvetica, /F2 Adobe's Chinese serif read as GBK, /F3 the same as UCS-2. */
const FONTS = `<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>
 /F2 ${chineseFont('GBK-EUC-H')} /F3 ${chineseFont('UniGB-UCS2-H')} /F4 ${chineseFont('UniGB-UCS2-V')} >>`;

function chineseFont(encoding: string): string {
  const system = '<< /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>';
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo ${system} /DW 1000
 /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >>`;
  return `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [${descendant}] >>`;
}

/** The number of the object that a form becomes. */
export function formNumber(form: number, pages: number): number {
  return 3 + 2 * pages + form;
}

/**
 * Makes a small PDF of plain objects with a cross-reference table. `forms` become XObjects /X0, /X1 …; `others`
 * are further objects, numbered on from them, and `catalog` further entries of the catalog.
 */
export function makePdf(
  pages: readonly PageSource[],
  forms: readonly string[] = [],
  { others = [], catalog = '' }: { readonly others?: readonly string[]; readonly catalog?: string } = {},
): Uint8Array {
  const firstForm = formNumber(0, pages.length);
  const xobjects = forms.map((_, i) => `/X${i} ${firstForm + i} 0 R`).join(' ');
  const shared = `/Font ${FONTS} /XObject << ${xobjects} >>`;
  const kids = pages.map((_, i) => `${3 + 2 * i} 0 R`).join(' ');
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`,
    `<< /Type /Pages /Count ${pages.length} /Kids [${kids}] >>`,
  ];
  pages.forEach(({ content, width = 300, height = 200, rotate = 0, entries = '', resources = '', filter }, i) => {
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources << ${shared} ${resources} >> /Contents ${4 + 2 * i} 0 R ${entries} >>`,
      stream(filter ? `/Filter ${filter}` : '', content),
    );
  });
  for (const form of forms) {
    objects.push(stream(`/Type /XObject /Subtype /Form /BBox [0 0 1000 1000] /Resources << ${shared} >>`, form));
  }
  return assemble([...objects, ...others]);
}

function stream(entries: string, content: string): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

function assemble(objects: readonly string[]): Uint8Array {
  let file = '%PDF-1.7\n';
  const offsets = objects.map((object, i) => {
    const offset = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = file.length;
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** Operators that show Chinese text with font /F3 at a place (origin bottom left, as PDF counts). */
export function chinese(text: string, x: number, y: number, size = 10, font = 'F3'): string {
  const hex = [...text].map((char) => char.charCodeAt(0).toString(16).padStart(4, '0')).join('');
  return `BT /${font} ${size} Tf 1 0 0 1 ${x} ${y} Tm <${hex}> Tj ET`;
}

/** Operators that show Latin text with Helvetica. */
export function latin(text: string, x: number, y: number, size = 10): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${text}) Tj ET`;
}
