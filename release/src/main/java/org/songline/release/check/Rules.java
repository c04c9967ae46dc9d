package org.songline.release.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.songline.release.check.codes.CodeRules;
import org.songline.release.check.codes.IsrcRules;
import org.songline.release.check.lyrics.LyricsRules;
import org.songline.release.check.people.ArtistRules;
import org.songline.release.check.picture.CoverFileRules;
import org.songline.release.check.picture.CoverWordRules;
import org.songline.release.check.plan.DateRules;
import org.songline.release.check.plan.ShapeRules;
import org.songline.release.check.rule.Rule;
import org.songline.release.check.sound.FormatRules;
import org.songline.release.check.sound.SoundRules;
import org.songline.release.check.terms.TermRules;
import org.songline.release.check.titles.GuestRules;
import org.songline.release.check.titles.VersionRules;
import org.songline.release.check.titles.WordRules;

/** The hundred rules. */
public final class Rules {
  public static final int COUNT = 100;

  private static final List<Rule> ALL = all();

  private Rules() {}

  /** By number, from 1. */
  public static List<Rule> list() {
    return ALL;
  }

  /**
   * @param number 1 to 100
   */
  public static Rule get(int number) {
    return ALL.get(number - 1);
  }

  private static List<Rule> all() {
    List<Rule> rules = new ArrayList<>();
    rules.addAll(CodeRules.rules());
    rules.addAll(IsrcRules.rules());
    rules.addAll(FormatRules.rules());
    rules.addAll(SoundRules.rules());
    rules.addAll(CoverFileRules.rules());
    rules.addAll(CoverWordRules.rules());
    rules.addAll(GuestRules.rules());
    rules.addAll(VersionRules.rules());
    rules.addAll(WordRules.rules());
    rules.addAll(ArtistRules.rules());
    rules.addAll(TermRules.rules());
    rules.addAll(DateRules.rules());
    rules.addAll(ShapeRules.rules());
    rules.addAll(LyricsRules.rules());
    rules.sort(Comparator.comparingInt(Rule::number));
    return List.copyOf(rules);
  }
}
