// Many screens in a process of their own, so that their work is not counted as the server's.
// Told by its parent: { url, path, count, event, token }. Tells it when all have joined, and for each message that
// every screen has it, with the time from its sending to its last and its 99th-percentile arrival.
import { io } from 'socket.io-client';

process.on('message', ({ url, path, count, event, token, joins }) => {
  let joined = 0;
  let arrivals = [];
  const arrived = () => {
    arrivals.push(performance.timeOrigin + performance.now());
    if (arrivals.length < count) return;
    arrivals.sort((a, b) => a - b);
    process.send({ kind: 'all', p99: arrivals[Math.ceil(count * 0.99) - 1] });
    arrivals = [];
  };
  const ready = () => {
    if (++joined === count) process.send({ kind: 'ready' });
  };
  for (let i = 0; i < count; i++) {
    const socket = io(url, { path, transports: ['websocket'], forceNew: true, reconnection: false, auth: { token } });
    socket.on('connect', () => {
      if (!joins) {
        socket.on(event, arrived);
        ready();
        return;
      }
      // The first frame is the keyframe that belongs to the join.
      socket.once('frame', () => {
        socket.on(event, arrived);
        ready();
      });
      socket.emit('join', { wire: 1, since: null }, () => {});
    });
    socket.on('connect_error', (error) => process.send({ kind: 'failed', why: error.message }));
  }
});
