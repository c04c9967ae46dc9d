package org.songline.engine.output;

/**
 * A device that can be opened.
 *
 * @param system the {@link OutputSystem#id} that offers it
 * @param id what it is called by its system, unique there
 * @param name for people
 * @param rate its usual frames a second
 * @param block frames that it usually asks for at once; 0 when that is open
 * @param latency frames from being asked for until they are heard, as far as its system tells
 *     before it is opened; 0 when it does not
 */
public record OutputDevice(
    String system, String id, String name, int rate, int block, int latency) {
  /** What settings keep to find it again. */
  public String key() {
    return system + ":" + id;
  }
}
