/**
 * HTML that nobody has checked, parsed and not yet shown. An element may take the name of what a document or a form can do
 * (`<img name=body>`, `<input name=attributes>`): what is asked here is asked past such names.
 */
export const parsedBody = (html: string): HTMLElement =>
  Reflect.get(Document.prototype, 'body', new DOMParser().parseFromString(html, 'text/html'));

export const attributeNames = (element: Element): string[] => Element.prototype.getAttributeNames.call(element);
export const attribute = (element: Element, name: string): string => Element.prototype.getAttribute.call(element, name) ?? '';
export const removeAttribute = (element: Element, name: string): void => Element.prototype.removeAttribute.call(element, name);
