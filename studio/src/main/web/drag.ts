/** What can be dragged from the browser onto the song: the kinds of its data, each a text. */
export const DRAG_SOUND = 'application/x-songline-sound';
export const DRAG_DEVICE = 'application/x-songline-device';
/** A recording of the open song, by its id. */
export const DRAG_RECORDING = 'application/x-songline-recording';
/** A file of a folder that was chosen in the page: the text is its name, the file itself waits in the page. */
export const DRAG_FILE = 'application/x-songline-file';

let carried: (() => Promise<File>) | null = null;

/** Begins to drag a file of a chosen folder. */
export function carryFile(event: DragEvent, name: string, open: () => Promise<File>): void {
  event.dataTransfer?.setData(DRAG_FILE, name);
  carried = open;
  event.target?.addEventListener('dragend', () => (carried = null), { once: true });
}

/** Whether a drag brings files: of the desktop, or of a chosen folder. */
export function bringsFiles(event: DragEvent): boolean {
  const types = event.dataTransfer?.types;
  return types !== undefined && (types.includes('Files') || types.includes(DRAG_FILE));
}

/** The files of a drop. */
export function filesOf(event: DragEvent): Promise<readonly File[]> {
  const own = event.dataTransfer?.types.includes(DRAG_FILE) ? carried : null;
  carried = null;
  return own ? own().then((file) => [file]) : Promise.resolve([...(event.dataTransfer?.files ?? [])]);
}
