export { Audit as default } from '@/features/audit/Audit';
