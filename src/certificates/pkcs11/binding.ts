/**
 * What we use of the package pkcs11js, written down here because the package is optional: it is compiled at install,
 * and the house must type-check where it could not be.
 */
export type Pkcs11Binding = { readonly PKCS11: new () => Pkcs11Library } & Readonly<Record<Constant, number>>;

export interface Attribute {
  readonly type: number;
  readonly value?: number | boolean | string | Buffer;
}

export interface Pkcs11Library {
  load(path: string): void;
  C_Initialize(): void;
  C_GetSlotList(tokenPresent: boolean): Buffer[];
  C_GetTokenInfo(slot: Buffer): { readonly label: string };
  C_OpenSession(slot: Buffer, flags: number): Buffer;
  C_Login(session: Buffer, userType: number, pin: string): void;
  C_GenerateKeyPair(
    session: Buffer,
    mechanism: { readonly mechanism: number },
    publicTemplate: Attribute[],
    privateTemplate: Attribute[],
  ): { readonly publicKey: Buffer; readonly privateKey: Buffer };
  C_CreateObject(session: Buffer, template: Attribute[]): Buffer;
  C_FindObjectsInit(session: Buffer, template: Attribute[]): void;
  C_FindObjects(session: Buffer, most: number): Buffer[];
  C_FindObjectsFinal(session: Buffer): void;
  C_GetAttributeValue(session: Buffer, object: Buffer, template: Attribute[]): Attribute[];
  C_SignInit(session: Buffer, mechanism: { readonly mechanism: number }, key: Buffer): void;
  C_Sign(session: Buffer, data: Buffer, room: Buffer): Buffer;
}

type Constant =
  | `CKA_${'CLASS' | 'TOKEN' | 'PRIVATE' | 'SENSITIVE' | 'EXTRACTABLE' | 'SIGN' | 'VERIFY' | 'ID' | 'LABEL'}`
  | `CKA_${'KEY_TYPE' | 'VALUE' | 'EC_PARAMS' | 'EC_POINT' | 'MODULUS' | 'MODULUS_BITS' | 'PUBLIC_EXPONENT'}`
  | `CKA_${'PRIVATE_EXPONENT' | 'PRIME_1' | 'PRIME_2' | 'EXPONENT_1' | 'EXPONENT_2' | 'COEFFICIENT'}`
  | `CKF_${'SERIAL_SESSION' | 'RW_SESSION'}`
  | `CKK_${'EC' | 'RSA'}`
  | `CKM_${'ECDSA' | 'EC_KEY_PAIR_GEN' | 'RSA_PKCS_KEY_PAIR_GEN' | 'SHA256_RSA_PKCS'}`
  | 'CKO_PRIVATE_KEY'
  | 'CKU_USER';
