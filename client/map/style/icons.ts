import type { Tokens } from '../../palette/tokens.ts';

/** Pixels a CSS pixel: sharp on the usual dense screens. */
export const ICON_RATIO = 2;

type Pen = CanvasRenderingContext2D;
interface Icon {
  readonly width: number;
  readonly height: number;
  /** Draws in CSS pixels about the middle. */
  draw(pen: Pen, t: Tokens): void;
}

const path = (pen: Pen, points: readonly (readonly [number, number])[], closed = true): void => {
  pen.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? pen.moveTo(x, y) : pen.lineTo(x, y)));
  if (closed) pen.closePath();
};

/** The magenta drop that says "a light" on charts, hanging to the lower right. */
function flare(pen: Pen, t: Tokens, long: number): void {
  pen.save();
  pen.rotate(Math.PI * 0.75);
  pen.beginPath();
  pen.moveTo(0, -2);
  pen.bezierCurveTo(long * 0.34, -long * 0.55, long * 0.3, -long, 0, -long);
  pen.bezierCurveTo(-long * 0.3, -long, -long * 0.34, -long * 0.55, 0, -2);
  pen.fillStyle = t.magenta;
  pen.globalAlpha = 0.75;
  pen.fill();
  pen.restore();
}

function star(pen: Pen, colour: string, r: number): void {
  path(
    pen,
    Array.from({ length: 10 }, (_, i) => {
      const a = (i * Math.PI) / 5;
      const d = i % 2 ? r * 0.42 : r;
      return [Math.sin(a) * d, -Math.cos(a) * d] as const;
    }),
  );
  pen.fillStyle = colour;
  pen.fill();
}

/** Chart symbols, drawn by hand after INT 1 in the colours of the palette. */
export const ICONS = {
  /** Established direction of traffic flow (INT 1, M 10). Points to the right: along a line. */
  'flow-arrow': {
    width: 46,
    height: 16,
    draw(pen, t) {
      path(pen, [[-21, -2], [9, -2], [9, -6], [21, 0], [9, 6], [9, 2], [-21, 2]]);
      pen.strokeStyle = t.magenta;
      pen.lineWidth = 1.1;
      pen.lineJoin = 'miter';
      pen.globalAlpha = 0.85;
      pen.stroke();
    },
  },
  /** Precautionary area (INT 1, M 16). */
  precaution: {
    width: 26,
    height: 26,
    draw(pen, t) {
      path(pen, [[0, -10], [11, 9], [-11, 9]]);
      pen.strokeStyle = t.magenta;
      pen.lineWidth = 1.6;
      pen.lineJoin = 'round';
      pen.stroke();
      path(pen, [[0, -4], [0, 3]], false);
      pen.lineCap = 'round';
      pen.lineWidth = 2;
      pen.stroke();
      pen.beginPath();
      pen.arc(0, 6, 1.2, 0, 7);
      pen.fillStyle = t.magenta;
      pen.fill();
    },
  },
  'light-vessel': {
    width: 30,
    height: 30,
    draw(pen, t) {
      flare(pen, t, 13);
      path(pen, [[-7, 1], [7, 1], [4.5, 5], [-4.5, 5]]);
      pen.fillStyle = t.text;
      pen.fill();
      path(pen, [[0, 1], [0, -6]], false);
      pen.strokeStyle = t.text;
      pen.lineWidth = 1.3;
      pen.stroke();
      star(pen, t.text, 3.4);
    },
  },
  lighthouse: {
    width: 30,
    height: 30,
    draw(pen, t) {
      flare(pen, t, 14);
      star(pen, t.text, 4.6);
      pen.beginPath();
      pen.arc(0, 0, 1, 0, 7);
      pen.fillStyle = t.land;
      pen.fill();
    },
  },
  'harbour-light': {
    width: 22,
    height: 22,
    draw(pen, t) {
      flare(pen, t, 10);
      star(pen, t.text, 3.2);
    },
  },
  buoy: {
    width: 20,
    height: 22,
    draw(pen, t) {
      path(pen, [[-3.6, 3.5], [3.6, 3.5], [1.6, -3.5], [-1.6, -3.5]]);
      pen.fillStyle = t.sea;
      pen.fill();
      pen.strokeStyle = t.text;
      pen.lineWidth = 1.2;
      pen.stroke();
      path(pen, [[0, -3.5], [0, -7]], false);
      pen.stroke();
      pen.beginPath();
      pen.arc(0, 4.6, 1.3, 0, 7);
      pen.fillStyle = t.sea;
      pen.fill();
      pen.stroke();
    },
  },
  port: {
    width: 18,
    height: 18,
    draw(pen, t) {
      pen.strokeStyle = t.coast;
      pen.lineWidth = 1.3;
      pen.lineCap = 'round';
      pen.beginPath();
      pen.arc(0, -5, 1.5, 0, 7);
      pen.moveTo(0, -3.5);
      pen.lineTo(0, 5.5);
      pen.moveTo(-3, -1.2);
      pen.lineTo(3, -1.2);
      pen.moveTo(-5, 1.8);
      pen.quadraticCurveTo(-4, 5.4, 0, 5.6);
      pen.quadraticCurveTo(4, 5.4, 5, 1.8);
      pen.stroke();
    },
  },
  'lifeboat-station': {
    width: 18,
    height: 18,
    draw(pen, t) {
      path(pen, [[-6, 0], [6, 0], [3.6, 4], [-3.6, 4]]);
      pen.fillStyle = t.geofence;
      pen.fill();
      path(pen, [[0, 0], [0, -5.5]], false);
      pen.moveTo(-2.4, -3.2);
      pen.lineTo(2.4, -3.2);
      pen.strokeStyle = t.geofence;
      pen.lineWidth = 1.4;
      pen.stroke();
    },
  },
  'coordination-centre': {
    width: 20,
    height: 20,
    draw(pen, t) {
      pen.strokeStyle = t.text;
      pen.lineWidth = 1.4;
      pen.strokeRect(-5.5, -5.5, 11, 11);
      path(pen, [[-3, 0], [3, 0]], false);
      pen.moveTo(0, -3);
      pen.lineTo(0, 3);
      pen.stroke();
    },
  },
  'tide-gauge': {
    width: 14,
    height: 18,
    draw(pen, t) {
      pen.strokeStyle = t.estimate;
      pen.lineWidth = 1.1;
      path(pen, [[0, -6], [0, 6]], false);
      for (const y of [-6, -2, 2, 6]) {
        pen.moveTo(0, y);
        pen.lineTo(y % 4 === 0 ? 2.5 : 4, y);
      }
      pen.stroke();
    },
  },
} as const satisfies Record<string, Icon>;

export type IconName = keyof typeof ICONS;

/** An icon in the palette's colours. */
export function drawIcon(name: IconName, tokens: Tokens): ImageData {
  const icon: Icon = ICONS[name];
  const canvas = document.createElement('canvas');
  canvas.width = icon.width * ICON_RATIO;
  canvas.height = icon.height * ICON_RATIO;
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('the browser gives no 2D canvas');
  pen.scale(ICON_RATIO, ICON_RATIO);
  pen.translate(icon.width / 2, icon.height / 2);
  icon.draw(pen, tokens);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}
