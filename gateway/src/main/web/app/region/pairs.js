export const pairs=()=>null;export const pairFamily=()=>'';export const readPairs=async()=>[];
