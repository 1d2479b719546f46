export const agreements=()=>null;export const ofRegion=(a)=>a;
