package org.limpide.audit.evidence;

/**
 * A box or switch of a banner, as first shown.
 *
 * @param label what it stands for
 * @param context the text around it (description of the purpose), may be empty
 * @param checked its state when first shown
 * @param locked whether the visitor cannot change it
 * @param stateKnown whether that state is exposed at all (a purely graphic switch has none)
 */
public record Toggle(
    String label, String context, boolean checked, boolean locked, boolean stateKnown) {}
