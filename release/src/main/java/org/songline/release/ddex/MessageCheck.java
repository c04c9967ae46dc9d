package org.songline.release.ddex;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.songline.release.ReleaseProblem;
import org.songline.release.ddex.MessageFinding.Severity;

/** Runs the numbered rules over a message. */
public final class MessageCheck {
  private static final List<MessageRule> RULES =
      Stream.of(ProfileRules.RULES, ServiceRules.RULES, TermRules.RULES)
          .flatMap(List::stream)
          .toList();

  private MessageCheck() {}

  /**
   * What is wrong with a message, in the order of the rules.
   *
   * @param place the file as its user knows it
   * @throws ReleaseProblem when it cannot be read at all
   */
  public static List<MessageFinding> check(String place, byte[] message) {
    XmlText.Document document = XmlText.read(place, message);
    return check(ErnVersion.of(place, document).to43(document.root()));
  }

  static List<MessageFinding> check(XmlElement root) {
    MessageView view = new MessageView(root);
    List<MessageFinding> found = new ArrayList<>();
    for (MessageRule rule : RULES) {
      rule.check()
          .accept(
              view,
              (place, what) ->
                  found.add(
                      new MessageFinding(
                          rule.number(), rule.severity(), place, what, rule.mend())));
    }
    return List.copyOf(found);
  }

  /** What each rule claims, by number. */
  public static Map<String, String> claims() {
    Map<String, String> claims = new TreeMap<>();
    RULES.forEach(rule -> claims.put(rule.number(), rule.claim()));
    return claims;
  }

  /** Whether something is among the findings that makes a service refuse the message. */
  public static boolean refused(List<MessageFinding> findings) {
    return findings.stream().anyMatch(one -> one.severity() == Severity.ERROR);
  }
}
