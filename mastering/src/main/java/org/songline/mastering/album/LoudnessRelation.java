package org.songline.mastering.album;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How loud the tracks of an album become: the loudest has the target, the others lie below it as
 * their mixes do, or nearer by a share.
 */
public final class LoudnessRelation {
  private LoudnessRelation() {}

  /**
   * The wanted loudness of every track.
   *
   * @param mixes integrated loudness of each mix in LUFS; null where it has none
   * @param trimsDb what each is to be louder, beside the relation
   * @param target of the loudest track
   * @param equalShare 0 keeps the relations, 1 makes all equal
   * @return LUFS for each track, trims included; null where the mix has none. With trims the
   *     loudest result is the target.
   */
  public static List<@Nullable Double> goals(
      List<@Nullable Double> mixes, List<Double> trimsDb, double target, double equalShare) {
    double loudest = Double.NEGATIVE_INFINITY;
    for (Double mix : mixes) {
      loudest = mix == null ? loudest : Math.max(loudest, mix);
    }
    List<@Nullable Double> goals = new ArrayList<>();
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < mixes.size(); i++) {
      Double mix = mixes.get(i);
      Double goal =
          mix == null ? null : (Double) ((mix - loudest) * (1 - equalShare) + trimsDb.get(i));
      goals.add(goal);
      highest = goal == null ? highest : Math.max(highest, goal);
    }
    for (int i = 0; i < goals.size(); i++) {
      Double goal = goals.get(i);
      goals.set(i, goal == null ? null : (Double) (goal - highest + target));
    }
    return goals;
  }
}
