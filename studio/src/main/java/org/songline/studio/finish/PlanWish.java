package org.songline.studio.finish;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.songline.mastering.MasterRequest;
import org.songline.mastering.Target;
import org.songline.mastering.Treatment;
import org.songline.mastering.reference.Amounts;
import org.songline.mastering.reference.Likeness;
import org.songline.mastering.reference.Reference;
import org.songline.mastering.reference.Shelf;
import org.songline.model.SongProblem;

/**
 * What kind of master is wanted of the open song.
 *
 * @param target by its id
 * @param loudness LUFS instead of the target's
 * @param ceiling dBTP instead of the target's
 * @param amount 0 to 1: how much of the work is done by rule
 * @param without treatments that must not be done, by their ids
 * @param linearPhase whether the equaliser keeps the phase
 * @param careful whether loudness stops where it would do harm
 * @param match references that decide in place of rules
 */
public record PlanWish(
    String target,
    Optional<Double> loudness,
    Optional<Double> ceiling,
    double amount,
    List<String> without,
    boolean linearPhase,
    boolean careful,
    Optional<MatchWish> match) {

  /**
   * References, and how far towards them, each from 0 to 1.
   *
   * @param references by their names
   */
  public record MatchWish(
      List<String> references, double tone, double dynamics, double width, double loudness) {}

  /**
   * The same as the library knows it.
   *
   * @throws SongProblem when there is no such target or treatment, or a number is out of range
   */
  public MasterRequest request() {
    Target wanted =
        Target.find(target)
            .orElseThrow(() -> new SongProblem(target, "is no target", "choose another one"));
    Set<Treatment> allowed = EnumSet.allOf(Treatment.class);
    for (String id : without) {
      allowed.remove(
          Treatment.find(id)
              .orElseThrow(() -> new SongProblem(id, "is no treatment", "choose another one")));
    }
    try {
      MasterRequest plain = MasterRequest.of(wanted);
      return plain
          .level(loudness.orElse(plain.loudnessLufs()), ceiling.orElse(plain.ceilingDbtp()))
          .amount(amount)
          .treatments(allowed)
          .manner(linearPhase, careful);
    } catch (IllegalArgumentException wrong) {
      throw new SongProblem("", String.valueOf(wrong.getMessage()), "choose another value");
    }
  }

  /**
   * The references of a shelf that are wished for; empty when rules decide.
   *
   * @throws SongProblem when one is not there, or an amount is out of range
   */
  public Optional<Likeness> likeness(Shelf shelf) {
    return match.map(
        like -> {
          List<Reference> found =
              like.references().stream()
                  .map(
                      name ->
                          shelf
                              .find(name)
                              .orElseThrow(
                                  () ->
                                      new SongProblem(
                                          name, "is no reference of this song", "choose another")))
                  .map(Shelf.Entry::reference)
                  .toList();
          try {
            return new Likeness(
                found,
                new Amounts(
                    like.tone(), like.dynamics(), like.width(), like.loudness(), Amounts.LIMIT));
          } catch (IllegalArgumentException wrong) {
            throw new SongProblem("", String.valueOf(wrong.getMessage()), "choose another value");
          }
        });
  }
}
