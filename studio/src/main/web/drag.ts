/** What can be dragged from the browser onto the song: the kinds of its data, each a text. */
export const DRAG_SOUND = 'application/x-songline-sound';
export const DRAG_DEVICE = 'application/x-songline-device';
