// A worker that hears as well and notes when blocks arrive.
const rows = [];
let played = 0;
onmessage = ({ data }) => {
  if (data === 'tell') {
    postMessage(rows);
    return;
  }
  const socket = new WebSocket(data);
  socket.binaryType = 'arraybuffer';
  socket.onmessage = (event) => {
    const now = performance.timeOrigin + performance.now();
    const view = new DataView(event.data);
    const frames = view.getUint32(4, true);
    if (frames > 0) rows.push(Number(view.getBigUint64(8, true)) + frames, now);
    played += frames;
    const credit = new DataView(new ArrayBuffer(12));
    credit.setUint32(0, played, true);
    socket.send(credit.buffer);
  };
};
