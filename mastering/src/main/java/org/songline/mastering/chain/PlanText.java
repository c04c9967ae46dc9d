package org.songline.mastering.chain;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.songline.devices.DeviceType;
import org.songline.devices.Parameter;
import org.songline.media.MediaProblem;

/**
 * A mastering chain as text: a section for each step, a line for each parameter, the reasons as
 * comments. What is written reads back as the same chain, to the last bit of every value.
 */
public final class PlanText {
  static final String HEAD = "songline-chain 1";
  static final String AUTO = "auto";
  private static final int WIDTH = 90;

  private PlanText() {}

  /**
   * The text of a chain.
   *
   * @param title said at the top, as a comment
   */
  public static String write(Plan plan, String title) {
    StringBuilder s = new StringBuilder(HEAD).append('\n');
    comment(s, title);
    comment(
        s,
        "Change values, take steps out or put other effects in; songline devices NAME lists what"
            + " there is. A drive of auto is searched anew.");
    for (PlanStep step : plan.steps()) {
      DeviceType type = step.type();
      s.append("\n[").append(step.name());
      s.append(step.name().equals(step.device()) ? "" : " " + step.device()).append("]\n");
      comment(s, step.why());
      for (Map.Entry<String, Double> setting : step.settings().entrySet()) {
        Parameter parameter = type.parameters().get(type.parameter(setting.getKey()));
        line(s, parameter.id(), value(parameter, setting.getValue()));
      }
    }
    Plan.Limiter limiter = plan.limiter();
    s.append("\n[limiter]\n");
    comment(s, limiter.why());
    Double drive = limiter.driveDb();
    line(s, "drive", drive == null ? AUTO : number(drive) + " dB");
    line(s, "ceiling", number(limiter.ceilingDbtp()) + " dB");
    line(s, "lookahead", number(limiter.lookaheadMs()) + " ms");
    line(s, "release", number(limiter.releaseMs()) + " ms");
    s.append("\n[depth]\n");
    comment(s, plan.depth().why());
    line(s, "bits", Integer.toString(plan.depth().bits()));
    line(s, "dither", plan.depth().dither().name().toLowerCase(Locale.ROOT));
    return s.toString();
  }

  /**
   * Reads a chain.
   *
   * @param file for messages
   * @throws MediaProblem naming the first line that is wrong, why, and what to write
   */
  public static Plan read(String file, String text) throws MediaProblem {
    return new PlanReader(file).read(text);
  }

  private static String value(Parameter parameter, double value) {
    return switch (parameter.unit()) {
      case SWITCH, CHOICE -> parameter.choices().get((int) value);
      default -> (number(value) + " " + parameter.unit().symbol()).strip();
    };
  }

  private static void line(StringBuilder s, String name, String value) {
    s.append(name).append(" = ").append(value).append('\n');
  }

  private static void comment(StringBuilder s, String words) {
    int column = 0;
    for (String word : words.strip().split("\\s+", -1)) {
      if (word.isEmpty()) {
        return;
      }
      if (column > 0 && column + word.length() >= WIDTH) {
        s.append('\n');
        column = 0;
      }
      s.append(column == 0 ? "# " : " ").append(word);
      column += word.length() + 1;
    }
    s.append('\n');
  }

  /** The shortest decimal that reads back as the same number. */
  static String number(double value) {
    String plain = BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    return plain.equals("-0") ? "0" : plain;
  }
}
