import { boxAround } from '../../model/boxes.js';
import { flatMap, runsOf } from '../../model/group.js';
import type { Box, Rule } from '../../model/page.js';
import { coversOf, uncoveredParts } from './covers.js';
import { rounded } from './matrix.js';
import { boundsOf, type Colour, type Outline, type Painted, sameColour } from './painted.js';

/** A filled shape no thicker than this (points) is a drawn line; the thickest table frames are 2.25. */
const THIN = 3;
/** A stroke wider than this paints an area, not a line. */
const WIDE_STROKE = 6;
/** A line may drift so far (points) from straight: rounding of exporters. */
const DRIFT = 1;
/** More lines than this are a drawing or a map, not a table; what comes later is left out. */
const MAX_RULES = 20000;
/** Dots of dotted lines are many times more: a dense table has 50,000. */
const MAX_DOTS = 200_000;
/** From one dot (points) to the next: a dot, and a gap as wide or a little wider. */
const DOT_STEP = 7;

/** Half of the thickness (points) of a line that is painted as a thin area; strokes have theirs, hairlines so much. */
const HALF_AREA = 0.75;
const HALF_HAIRLINE = 0.2;

const WHITE: Colour = [255, 255, 255];

/** The painted areas so far, to know what a thing is painted on. */
export type Ground = readonly { readonly box: Box; readonly colour: Colour }[];

/** The horizontal and vertical lines of a page, so far as they are seen: strokes, and filled shapes as thin as a line. */
export function rulesFromPainted(painted: readonly Painted[]): Rule[] {
  const rules: Rule[] = [];
  const dots: Rule[] = [];
  const ground: { box: Box; colour: Colour }[] = [];
  const covers = coversOf(painted);
  for (const [at, thing] of painted.entries()) {
    if (thing.kind === 'text' || rules.length >= MAX_RULES || dots.length >= MAX_DOTS) continue;
    const half = thing.kind === 'stroke' ? Math.max(thing.width / 2, HALF_HAIRLINE) : HALF_AREA;
    const over = covers.filter((cover) => cover.at > at && !sameColour(cover.colour, thing.colour));
    const found = thing.kind === 'stroke' ? strokeRules(thing.outlines, thing.width) : fillRules(thing.outlines);
    for (const rule of found) {
      const seen = ruleWithin(rule, thing.clip);
      if (!seen || blendsIn(thing.colour, [(seen.x0 + seen.x1) / 2, (seen.y0 + seen.y1) / 2], ground)) continue;
      if (isDot(seen)) dots.push(seen);
      else rules.push(...uncoveredParts(seen, half, over));
    }
    ground.push(...areasOf(thing));
  }
  return [...rules, ...rulesFromDots(dots)];
}

/** A dotted line is painted dot by dot. A dot alone may belong to a line of either direction: the joining of lines finds out. */
function rulesFromDots(dots: readonly Rule[]): Rule[] {
  return flatMap(runsOf(dots, goesOn), (run) => {
    const [x0, y0, x1, y1] = boxAround(run.map((rule): Box => [rule.x0, rule.y0, rule.x1, rule.y1]));
    const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
    const level = { x0, y0: y, x1, y1: y };
    const upright = { x0: x, y0, x1: x, y1 };
    if (run.length === 1) return [level, upright];
    return x1 - x0 > y1 - y0 ? [level] : [upright];
  });
}

/** Whether a dot is the next one of a line of dots. */
function goesOn(run: readonly Rule[], dot: Rule): boolean {
  const last = run[run.length - 1]!;
  const [dx, dy] = [Math.abs(dot.x0 - last.x0), Math.abs(dot.y0 - last.y0)];
  if (Math.max(dx, dy) > DOT_STEP || Math.min(dx, dy) > 0) return false;
  const first = run[0]!;
  return run.length === 1 || (dx > 0 ? first.y0 === dot.y0 : first.x0 === dot.x0);
}

/** Whether what looks like a line is as long as it is thick: such a one is kept as its box. */
function isDot({ x0, y0, x1, y1 }: Rule): boolean {
  return x0 !== x1 && y0 !== y1;
}

/** The areas that a shape paints over, lines not counted. */
export function areasOf(thing: Painted): { box: Box; colour: Colour }[] {
  if (thing.kind !== 'fill') return [];
  return thing.outlines
    .map((outline) => ({ box: boundsOf([outline]), colour: thing.colour }))
    .filter(({ box }) => box[2] - box[0] > THIN && box[3] - box[1] > THIN);
}

/** Whether something of this colour cannot be seen at this point. What stands on a pattern counts as seen. */
export function blendsIn(colour: Colour, [x, y]: readonly [number, number], ground: Ground): boolean {
  if (colour === null) return false;
  for (let i = ground.length - 1; i >= 0; i--) {
    const { box, colour: under } = ground[i]!;
    if (x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]) return sameColour(colour, under);
  }
  return sameColour(colour, WHITE);
}

function strokeRules(outlines: readonly Outline[], width: number): Rule[] {
  if (width > WIDE_STROKE) return [];
  const rules: Rule[] = [];
  for (const { points, curved } of outlines) {
    if (curved) continue;
    for (let i = 0; i + 3 < points.length; i += 2) {
      const rule = straight(points[i]!, points[i + 1]!, points[i + 2]!, points[i + 3]!);
      if (rule) rules.push(rule);
    }
  }
  return rules;
}

function straight(ax: number, ay: number, bx: number, by: number): Rule | null {
  const [dx, dy] = [Math.abs(bx - ax), Math.abs(by - ay)];
  if (dy <= DRIFT && dx > dy) {
    const y = (ay + by) / 2;
    return { x0: Math.min(ax, bx), y0: y, x1: Math.max(ax, bx), y1: y };
  }
  if (dx <= DRIFT && dy > dx) {
    const x = (ax + bx) / 2;
    return { x0: x, y0: Math.min(ay, by), x1: x, y1: Math.max(ay, by) };
  }
  return null;
}

function fillRules(outlines: readonly Outline[]): Rule[] {
  const rules: Rule[] = [];
  outlines.forEach((outline, i) => {
    const box = boundsOf([outline]);
    const [w, h] = [box[2] - box[0], box[3] - box[1]];
    const [x, y] = [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2];
    const dot = w <= THIN && h <= THIN;
    if (outline.curved && !dot) return;
    if (dot) rules.push({ x0: box[0], y0: box[1], x1: box[2], y1: box[3] });
    else if (h <= THIN) rules.push({ x0: box[0], y0: y, x1: box[2], y1: y });
    else if (w <= THIN) rules.push({ x0: x, y0: box[1], x1: x, y1: box[3] });
    const next = outlines[i + 1];
    if (next && w > THIN && h > THIN) rules.push(...frameRules(box, boundsOf([next])));
  });
  return rules;
}

/** Two boxes one just inside the other paint a frame. */
function frameRules(a: Box, b: Box): Rule[] {
  const gaps = a.map((value, i) => (b[i]! - value) * (i < 2 ? 1 : -1));
  const inside = gaps.every((gap) => gap > 0 && gap <= THIN);
  const outside = gaps.every((gap) => gap < 0 && gap >= -THIN);
  if (!inside && !outside) return [];
  const [x0, y0, x1, y1] = a.map((value, i) => (value + b[i]!) / 2) as [number, number, number, number];
  return [
    { x0, y0, x1, y1: y0 },
    { x0, y0: y1, x1, y1 },
    { x0, y0, x1: x0, y1 },
    { x0: x1, y0, x1, y1 },
  ];
}

/** The part of a line inside a box, with room for half of its own thickness. */
export function ruleWithin(rule: Rule, clip: Box): Rule | null {
  const room = THIN / 2;
  const x0 = Math.max(rule.x0, clip[0] - room);
  const x1 = Math.min(rule.x1, clip[2] + room);
  const y0 = Math.max(rule.y0, clip[1] - room);
  const y1 = Math.min(rule.y1, clip[3] + room);
  if (x1 < x0 || y1 < y0) return null;
  return { x0: rounded(x0), y0: rounded(y0), x1: rounded(x1), y1: rounded(y1) };
}
