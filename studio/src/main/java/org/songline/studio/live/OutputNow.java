package org.songline.studio.live;

/**
 * Where sound goes now.
 *
 * @param chosen key of the device that was chosen; empty for browsers only
 * @param name of that device for people; empty for browsers
 * @param buffer frames at once that were chosen
 * @param store frames that browsers hold at least
 * @param rate frames a second of the device that plays; 0 while none does
 * @param block frames that it asks for at once
 * @param latency frames from being asked for until they are heard, as it tells
 * @param dropouts how often it went without sound since it was opened
 * @param roundTrip frames from its output back to its input, as measured; 0 while that was not
 * @param trouble why the chosen device does not play, a clause; empty when it does
 * @param offer key of a device that could be taken instead; empty for none
 * @param offerName its name for people
 */
public record OutputNow(
    OutputPhase phase,
    String chosen,
    String name,
    int buffer,
    int store,
    int rate,
    int block,
    int latency,
    long dropouts,
    int roundTrip,
    String trouble,
    String offer,
    String offerName) {

  /** Nothing but browsers. */
  static OutputNow browser(OutputChoice choice) {
    return new OutputNow(
        OutputPhase.BROWSER, "", "", choice.buffer(), choice.store(), 0, 0, 0, 0, 0, "", "", "");
  }

  /** A device that does not play. */
  static OutputNow without(OutputPhase phase, OutputChoice choice, String name, String trouble) {
    return new OutputNow(
        phase,
        choice.device(),
        name,
        choice.buffer(),
        choice.store(),
        0,
        0,
        0,
        0,
        0,
        trouble,
        "",
        "");
  }

  /** With a device to take instead. */
  OutputNow offering(String key, String itsName) {
    return new OutputNow(
        phase, chosen, name, buffer, store, rate, block, latency, dropouts, roundTrip, trouble, key,
        itsName);
  }
}
