package org.limpide.server.accounts;

import java.util.Optional;

/**
 * The ways to sign in besides the password, for the sign-in page.
 *
 * @param oidc how the organisation's own sign-in service is called, when one is set up
 * @param oidcFailed whether it has just refused, or did not answer
 */
public record WaysIn(Optional<String> oidc, boolean oidcFailed) {}
