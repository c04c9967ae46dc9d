package org.songline.coach.finding;

import java.util.List;
import org.songline.model.edit.Edit;

/**
 * What would mend a finding, in one step that can be undone.
 *
 * @param text what is done, as an order: "Cut Pad by 3 dB around 300 Hz"
 * @param edits applied one after the other
 */
public record Remedy(String text, List<Edit> edits) {
  public Remedy {
    edits = List.copyOf(edits);
    if (edits.isEmpty()) {
      throw new IllegalArgumentException("a remedy without an edit");
    }
  }
}
