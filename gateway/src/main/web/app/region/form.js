export const form=()=>null;
