package org.songline.release.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Between a client and a server on this machine: lets so many bytes of the client through, then
 * cuts.
 */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket listening;
  private final int server;
  private final AtomicLong left;
  private final AtomicLong passed = new AtomicLong();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  CuttingProxy(int server, long bytes) throws IOException {
    this.server = server;
    left = new AtomicLong(bytes);
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Bytes of the client that went through. */
  long passed() {
    return passed.get();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listening.accept();
        Socket other = new Socket(InetAddress.getLoopbackAddress(), server);
        open.add(client);
        open.add(other);
        Thread.ofVirtual().start(() -> pump(client, other, true));
        Thread.ofVirtual().start(() -> pump(other, client, false));
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void pump(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[4096];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (counted) {
          passed.addAndGet(count);
          if (left.addAndGet(-count) < 0) {
            close();
            return;
          }
        }
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException cut) {
      // One side is gone; so is the other.
    }
    try {
      from.close();
      to.close();
    } catch (IOException gone) {
      // It was closed before.
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException gone) {
      // It was closed before.
    }
  }
}
