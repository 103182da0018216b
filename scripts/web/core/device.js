// Which copy suits a device: told by what the browser says of itself, never sent anywhere.

/**
 * @param {{agent: string, isTouchOnly: boolean}} told
 * @returns {"phone" | "computer"}
 */
export function suitableDevice({ agent, isTouchOnly }) {
  return isTouchOnly || /Android|iPhone|iPad|iPod|Mobile/.test(agent) ? "phone" : "computer"
}
