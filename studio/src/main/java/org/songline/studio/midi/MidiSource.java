package org.songline.studio.midi;

import java.util.List;

/** Where messages of keyboards come from. */
public interface MidiSource extends AutoCloseable {
  /** No keyboards. */
  MidiSource NONE =
      new MidiSource() {
        @Override
        public List<String> listen(Ear ear) {
          return List.of();
        }

        @Override
        public void close() {}
      };

  /** Takes what keyboards say, on any thread. */
  @FunctionalInterface
  interface Ear {
    /**
     * @param input the keyboard's name
     * @param status kind and channel
     * @param first data byte
     * @param second data byte
     */
    void heard(String input, int status, int first, int second);
  }

  /**
   * Listens to every keyboard there is now; again to find new ones.
   *
   * @return their names
   */
  List<String> listen(Ear ear);

  /** Listens to none any more. */
  @Override
  void close();
}
