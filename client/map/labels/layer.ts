import type { Picture } from '../../state/picture.ts';
import type { Overlay, Scene } from '../vessels/layer.ts';
export class LabelLayer implements Overlay {
  constructor(scene: Scene, picture: Picture, on: () => boolean) { void scene; void picture; void on; }
  add(): void {}
  draw(): void {}
  remove(): void {}
  place(_selected: number): void {}
}
