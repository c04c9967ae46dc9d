package org.songline.measure.loudness;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The speakers of a stream, in channel order.
 *
 * @param speakers one for each channel, at least one
 */
public record ChannelLayout(List<Speaker> speakers) {
  public ChannelLayout {
    speakers = List.copyOf(speakers);
    if (speakers.isEmpty()) {
      throw new IllegalArgumentException("a layout has at least one channel");
    }
  }

  /**
   * The usual layout for a count of channels in the order that WAVE files keep: mono, stereo, L R
   * C, quadraphonic, 5.0, 5.1, 6.1, 7.1, 5.1.4, 7.1.4; 22.2 in the order of ITU-R BS.2051. In other
   * counts above eight all channels count alike.
   */
  public static ChannelLayout of(int channels) {
    var l = Speaker.LEFT;
    var r = Speaker.RIGHT;
    var c = Speaker.CENTRE;
    var lfe = Speaker.LOW_FREQUENCY;
    var ls = Speaker.LEFT_SURROUND;
    var rs = Speaker.RIGHT_SURROUND;
    return new ChannelLayout(
        switch (channels) {
          case 1 -> List.of(c);
          case 2 -> List.of(l, r);
          case 3 -> List.of(l, r, c);
          case 4 -> List.of(l, r, ls, rs);
          case 5 -> List.of(l, r, c, ls, rs);
          case 6 -> List.of(l, r, c, lfe, ls, rs);
          case 7 -> List.of(l, r, c, lfe, Speaker.CENTRE_BACK, ls, rs);
          case 8 -> List.of(l, r, c, lfe, Speaker.LEFT_BACK, Speaker.RIGHT_BACK, ls, rs);
          case 10 -> with(List.of(l, r, c, lfe, ls, rs), 4);
          case 12 -> with(List.of(l, r, c, lfe, Speaker.LEFT_BACK, Speaker.RIGHT_BACK, ls, rs), 4);
          case 24 ->
              with(
                  List.of(
                      Speaker.LEFT_WIDE,
                      Speaker.RIGHT_WIDE,
                      c,
                      lfe,
                      Speaker.LEFT_BACK,
                      Speaker.RIGHT_BACK,
                      l,
                      r,
                      Speaker.CENTRE_BACK,
                      lfe,
                      ls,
                      rs),
                  12);
          default -> new ArrayList<>(Collections.nCopies(channels, Speaker.OTHER));
        });
  }

  /** These, then so many above or below the plane. */
  private static List<Speaker> with(List<Speaker> plane, int others) {
    List<Speaker> all = new ArrayList<>(plane);
    all.addAll(Collections.nCopies(others, Speaker.OTHER));
    return all;
  }

  public int channels() {
    return speakers.size();
  }
}
