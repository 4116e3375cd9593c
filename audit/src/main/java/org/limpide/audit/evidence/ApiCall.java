package org.limpide.audit.evidence;

/**
 * Calls of one browser interface that can serve to recognise a device without storing anything.
 *
 * @param api such as {@code HTMLCanvasElement.toDataURL}, {@code AudioContext.createOscillator},
 *     {@code WebGLRenderingContext.getParameter}, {@code RTCPeerConnection}
 * @param detail what tells a fingerprint from ordinary use (text drawn, parameter names, fonts
 *     measured), may be empty
 * @param count calls seen in that page and phase by that script
 */
public record ApiCall(
    String api, String detail, int count, Origin caller, Phase phase, String page) {}
