export const together=()=>null;
