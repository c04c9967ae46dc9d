package org.songline.model.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/** A disk that dies, or fails for a while, after so many bytes and steps, leaving what it wrote. */
final class DyingDisk implements Disk {
  private final long life;
  private boolean fails;
  private boolean armed;
  private long lived;

  /** What a killed program can no longer catch. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /**
   * @param life bytes written and steps done until it dies
   */
  DyingDisk(long life) {
    this.life = life;
  }

  /** Makes it throw an exception, as a full disk does, in place of dying. */
  DyingDisk failing() {
    fails = true;
    return this;
  }

  DyingDisk immortal() {
    armed = false;
    return this;
  }

  void arm() {
    armed = true;
  }

  @Override
  public void write(Path file, byte[] content) throws IOException {
    Disk.super.write(file, Arrays.copyOf(content, grant(content.length)));
    live(content.length);
  }

  @Override
  public void append(Path file, byte[] content) throws IOException {
    Disk.super.append(file, Arrays.copyOf(content, grant(content.length)));
    live(content.length);
  }

  @Override
  public void force(Path file) throws IOException {
    live(1);
    Disk.super.force(file);
  }

  @Override
  public void forceFolder(Path folder) throws IOException {
    live(1);
    Disk.super.forceFolder(folder);
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    live(1);
    Disk.super.rename(from, to);
  }

  @Override
  public void truncate(Path file, long size) throws IOException {
    live(1);
    Disk.super.truncate(file, size);
  }

  private int grant(int bytes) {
    return armed ? (int) Math.min(bytes, Math.max(0, life - lived)) : bytes;
  }

  private void live(int cost) throws IOException {
    if (!armed) {
      return;
    }
    lived += cost;
    if (lived > life) {
      if (fails) {
        throw new IOException("the disk is full");
      }
      throw new Killed();
    }
  }
}
